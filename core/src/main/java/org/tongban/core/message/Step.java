package org.tongban.core.message;

/** How far an ask has come that is answered later; the words of registered delivery. */
public enum Step {
  /** The asked member has taken it in and says by when it answers. */
  ACCEPTED,
  /** A relay has passed it on. */
  RELAYED,
  /** It lies before the office that decides. */
  DELIVERED,
  /** That office has taken it up. */
  RETRIEVED,
  /** Its time has ended, and no answer follows. */
  EXPIRED,
  /** Who asked has withdrawn it, and no answer follows. */
  WITHDRAWN
}
