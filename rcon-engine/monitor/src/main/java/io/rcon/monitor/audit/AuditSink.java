package io.rcon.monitor.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Takes the bytes of an audit log. One thread. */
interface AuditSink extends Closeable {
  /** Adds some of the bytes, at least one, at the end. */
  void write(ByteBuffer bytes) throws IOException;

  /** Returns when all that was written is on disk. */
  void force() throws IOException;

  long size() throws IOException;

  /** A file that was opened to be added to. */
  static AuditSink of(FileChannel file) {
    return new AuditSink() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        file.write(bytes);
      }

      @Override
      public void force() throws IOException {
        file.force(true);
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
