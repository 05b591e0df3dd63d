package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.LoginForm;
import io.rcon.SourceFacts;
import io.rcon.codec.source.SourcePacket;
import io.rcon.internal.dialect.DialectEvidence.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence in the frames of one login of which game a server runs. Event loop only. */
final class LoginEvidence {
  private static final int REFUSED = -1;

  private final DialectEvidence evidence;

  /** The id of the value that came before the answer; null for none. */
  private @Nullable Integer valueId;

  LoginEvidence(DialectEvidence evidence) {
    this.evidence = evidence;
  }

  void frame(int login, int id, int type, ByteBuf buffer, int body, int length) {
    if (type != SourcePacket.AUTH_RESPONSE) {
      valueId = id;
    } else if (id != REFUSED) {
      accepted(form(login, id, length, length == 1 && buffer.getByte(body) == 0));
    }
  }

  private LoginForm form(int login, int id, int length, boolean nul) {
    Integer before = valueId;
    if (before != null) {
      boolean plain = id == login && length == 0;
      return plain && before == login
          ? LoginForm.VALUE_FIRST
          : plain && before == 0 ? LoginForm.ZERO_VALUE_FIRST : LoginForm.OTHER;
    }
    if (id == login) {
      return length == 0 ? LoginForm.ANSWER : nul ? LoginForm.THIRD_NUL : LoginForm.OTHER;
    }
    return id != 0 ? LoginForm.OTHER : length == 0 ? LoginForm.ZERO_ID : LoginForm.ZERO_ID_TEXT;
  }

  private void accepted(LoginForm form) {
    // A game of which nobody has said how it does is not taken for an odd one.
    boolean usual = form == LoginForm.ANSWER || form == LoginForm.VALUE_FIRST;
    evidence.saw(
        "login " + form,
        "the password was accepted by " + words(form),
        each -> {
          List<LoginForm> known = each.get(SourceFacts.LOGIN_FORMS);
          return known.contains(form)
              ? Verdict.FITS
              : known.isEmpty() && usual ? Verdict.BEARS : Verdict.EXCLUDED;
        });
  }

  private static String words(LoginForm form) {
    return switch (form) {
      case ANSWER -> "an answer alone";
      case VALUE_FIRST -> "an empty value and then an answer";
      case ZERO_VALUE_FIRST -> "an empty value under the id 0 and then an answer";
      case ZERO_ID -> "an answer under the id 0";
      case ZERO_ID_TEXT -> "an answer under the id 0 with a text";
      case THIRD_NUL -> "an answer with a third NUL";
      case OTHER -> "frames that no game is known for";
    };
  }
}
