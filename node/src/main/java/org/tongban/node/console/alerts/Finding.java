package org.tongban.node.console.alerts;

import java.util.Objects;

/**
 * Something that needs a person now.
 *
 * @param key which one of the rule: a member's code, the id of an exchange, the name of a file;
 *     never an identity
 * @param cause compares as later than before when there is something new about it
 * @param count how many, or how long
 */
record Finding(Rule rule, String key, String cause, long count) {
  Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(cause, "cause");
  }
}
