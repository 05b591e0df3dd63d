package io.rcon.monitor.audit;

/** Something was not done, since the audit log could not be written before. */
public final class AuditFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditFailedException(String message) {
    super(message, null, false, false);
  }
}
