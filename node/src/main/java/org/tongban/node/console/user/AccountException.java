package org.tongban.node.console.user;

import java.io.Serial;

/** What was wanted of a user can't be done; nothing has changed. */
public final class AccountException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Fault fault;

  AccountException(Fault fault) {
    super(fault.name());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** Why not. */
  public enum Fault {
    /** There is nobody of that name. */
    UNKNOWN,
    /** The name is taken. */
    TAKEN,
    /** Nobody can be called so. */
    NAME,
    /** There is no role, or a clerk without a unit, or a unit without a clerk. */
    ROLES,
    /** Somebody else has changed it since it was read. */
    CHANGED,
    /** Nobody changes the own roles or locks out himself. */
    OWN,
    /** Nobody would be left who could let others in. */
    LAST,
    /** Password and roles are a provider's. */
    NOT_OURS,
    /** The password that was to be changed isn't the one. */
    PASSWORD_WRONG,
    /** The new password is too short or too long. */
    PASSWORD_LENGTH,
    /** The new password holds the name or hardly any different letters, or is the old one. */
    PASSWORD_SIMPLE
  }
}
