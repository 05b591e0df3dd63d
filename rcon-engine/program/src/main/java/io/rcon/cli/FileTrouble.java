package io.rcon.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, in words: the system's own are often its name and nothing else. */
final class FileTrouble {
  private FileTrouble() {}

  /** Whether there is no room, which may come back. */
  static boolean isFullDisk(IOException why) {
    String words = String.valueOf(why.getMessage());
    return words.contains("No space left")
        || words.contains("Disk quota exceeded")
        || words.contains("not enough space on the disk");
  }

  static String words(IOException why) {
    if (why instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (why instanceof AccessDeniedException denied) {
      return denied.getFile() + " is not for this user; change its permissions, or name another";
    }
    if (why instanceof FileAlreadyExistsException other) {
      return other.getFile() + " is there already and is something else; name another";
    }
    if (why instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    if (why instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + " cannot be used";
    }
    return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
  }
}
