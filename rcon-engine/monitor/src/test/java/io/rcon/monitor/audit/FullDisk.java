package io.rcon.monitor.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Lets so many bytes through, and the rest not. */
final class FullDisk {
  final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  AuditSink of(AuditSink real) {
    return new AuditSink() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        int most = (int) Math.min(bytes.remaining(), room.get());
        if (most == 0) {
          throw new IOException("No space left on device");
        }
        room.addAndGet(-most);
        ByteBuffer part = bytes.slice(bytes.position(), most);
        while (part.hasRemaining()) {
          real.write(part);
        }
        bytes.position(bytes.position() + most);
      }

      @Override
      public void force() throws IOException {
        real.force();
      }

      @Override
      public long size() throws IOException {
        return real.size();
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }
}
