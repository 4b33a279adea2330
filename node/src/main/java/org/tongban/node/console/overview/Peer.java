package org.tongban.node.console.overview;

import org.tongban.core.directory.Member;
import org.tongban.node.console.MemberNames;

/**
 * Another member as the overview shows it.
 *
 * @param member whom the directory knows so
 * @param rate exchanges a second, both ways, over the last seconds
 * @param out asked of it today
 * @param in asked by it today
 * @param failed of those, no answer or a refusal
 * @param millis that its newest answers took, the middle one; negative for none
 * @param missed code of why the newest ask did not get through; empty where it did
 */
public record Peer(
    Member member,
    State state,
    double rate,
    long out,
    long in,
    long failed,
    long millis,
    String missed) {

  /** How it is with a member, the worst that is true; never told by colour alone. */
  public enum State {
    /** Could not be reached by the newest ask, or several times in a row, or is suspended. */
    DOWN("bad", "✕"),
    /** A certificate of it ends within 30 days. */
    EXPIRING("warn", "!"),
    /** Its answers take longer than two seconds. */
    SLOW("warn", "~"),
    /** Nothing was exchanged today. */
    QUIET("still", "–"),
    GOOD("ok", "✓");

    private final String level;
    private final String mark;

    State(String level, String mark) {
      this.level = level;
      this.mark = mark;
    }

    /** Class of its colours. */
    public String level() {
      return level;
    }

    /** Sign beside the colour. */
    public String mark() {
      return mark;
    }
  }

  public String code() {
    return member.code().value();
  }

  /** Name and code. */
  public String name(boolean english) {
    return MemberNames.of(member, english);
  }

  /** The rate with one digit behind the point. */
  public String perSecond() {
    return String.format(java.util.Locale.ROOT, "%.1f", rate);
  }
}
