package io.rcon.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts an answer into frames as a server does. */
enum ReplyCut {
  /** One frame of any size. */
  WHOLE {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      return List.of(text.getBytes(charset));
    }
  },

  /**
   * By UTF-16 units and before encoding: half a pair of surrogates comes out as a question mark.
   */
  MINECRAFT {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      if (text.length() <= UNITS) {
        return List.of(text.getBytes(StandardCharsets.UTF_8));
      }
      List<byte[]> pieces = new ArrayList<>();
      for (int from = 0; from < text.length(); from += UNITS) {
        int to = Math.min(text.length(), from + UNITS);
        pieces.add(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
      }
      return pieces;
    }
  },

  /** By bytes, each piece decoded by itself; no piece at all for an empty answer. */
  FORGE {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      List<byte[]> pieces = new ArrayList<>();
      for (int from = 0; from < bytes.length; from += UNITS) {
        int size = Math.min(UNITS, bytes.length - from);
        String piece = new String(bytes, from, size, StandardCharsets.UTF_8);
        pieces.add(piece.getBytes(StandardCharsets.UTF_8));
      }
      return pieces;
    }
  },

  /** As Forge, with an empty piece for an empty answer. */
  NEOFORGE {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      return text.isEmpty() ? WHOLE.cut(text, charset) : FORGE.cut(text, charset);
    }
  },

  /** The first 2048 characters; what should follow fails in the server. */
  GLOWSTONE {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      return WHOLE.cut(text.substring(0, Math.min(2048, text.length())), charset);
    }
  },

  /** As Source, with no piece for an empty answer, and none at all beyond ASCII. */
  ZOMBOID {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      boolean fails = text.chars().anyMatch(c -> c > 0x7f);
      return text.isEmpty() || fails ? List.of() : SOURCE.cut(text, charset);
    }
  },

  /** By 4096 bytes, as much as its buffer holds. */
  COD4X {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      byte[] bytes = text.getBytes(charset);
      List<byte[]> pieces = new ArrayList<>();
      int from = 0;
      do {
        pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + UNITS)));
        from += UNITS;
      } while (from < bytes.length);
      return pieces;
    }
  },

  /** By bytes, wherever that falls, even within a character. */
  SOURCE {
    @Override
    List<byte[]> cut(String text, Charset charset) {
      byte[] bytes = text.getBytes(charset);
      if (bytes.length <= BYTES) {
        return List.of(bytes);
      }
      List<byte[]> pieces = new ArrayList<>();
      for (int from = 0; from < bytes.length; from += BYTES) {
        pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + BYTES)));
      }
      return pieces;
    }
  };

  static final int UNITS = 4096;

  /** A body whose length field says 4096. */
  static final int BYTES = 4086;

  abstract List<byte[]> cut(String text, Charset charset);
}
