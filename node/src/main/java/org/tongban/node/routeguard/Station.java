package org.tongban.node.routeguard;

import java.util.List;

/**
 * A step that the path of a query can't do without.
 *
 * @param number its place among the stations: 1 to 18 of a query, 19 to 27 of a relay
 * @param bean name of the Spring bean and id of the step
 * @param method the bean's one public method
 */
record Station(int number, String bean, String method) {
  /** The asking side, in order. */
  static final List<Station> ASK =
      List.of(
          new Station(1, "receive-ask", "receive"),
          new Station(2, "validate-ask", "validate"),
          new Station(3, "permit-ask", "permit"),
          new Station(4, "resolve-member", "resolve"),
          new Station(5, "sign-ask", "sign"),
          new Station(6, "encrypt-ask", "encrypt"),
          new Station(7, "record-ask", "record"),
          new Station(8, "send-ask", "send"),
          new Station(17, "open-answer", "open"),
          new Station(18, "record-answer", "record"));

  /** The answering side, in order. */
  static final List<Station> ANSWER =
      List.of(
          new Station(9, "receive-message", "receive"),
          new Station(10, "open-ask", "open"),
          new Station(11, "permit-query", "permit"),
          new Station(12, "admit-ask", "admit"),
          new Station(13, "look-up", "lookUp"),
          new Station(14, "release-answer", "release"),
          new Station(15, "sign-answer", "sign"),
          new Station(16, "record-reply", "record"));

  /** The relaying side, in order. */
  static final List<Station> RELAY =
      List.of(
          new Station(19, "receive-relay", "receive"),
          new Station(20, "open-relay", "open"),
          new Station(21, "permit-relay", "permit"),
          new Station(22, "sign-hop", "sign"),
          new Station(23, "record-relay", "record"),
          new Station(24, "forward-relay", "forward"),
          new Station(25, "open-return", "open"),
          new Station(26, "sign-return", "sign"),
          new Station(27, "record-return", "record"));

  /** How people and messages call it. */
  String title() {
    return "station " + number + " (" + bean + ")";
  }
}
