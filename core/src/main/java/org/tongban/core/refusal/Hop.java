package org.tongban.core.refusal;

/** The place on the path of a query where it failed; every problem names one. */
public enum Hop {
  ASKING_NODE("asking-node"),
  RELAY("relay"),
  ANSWERING_NODE("answering-node"),
  REGISTER("register");

  private final String code;

  Hop(String code) {
    this.code = code;
  }

  /** The stable name that stands in problems and metrics. */
  public String code() {
    return code;
  }
}
