package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Kafka cluster of the member's own systems. What is not on goes over PostgreSQL and the API
 * alone.
 *
 * @param brokers addresses to begin with, {@code host:port}
 * @param prefix what the name of each topic begins with; 1 to 100 characters of {@code
 *     A-Za-z0-9._-}
 * @param properties file of Kafka client settings (TLS, SASL); empty for a broker that asks for
 *     none
 * @param asks names of local callers; each asks by a topic of its own, which nobody else may write
 * @param events whether the events of other members go to a topic
 * @param journal whether the facts of the journal's entries go to a topic
 * @param batches whether replicas share the messages of batches by a consumer group
 */
public record KafkaSettings(
    List<String> brokers,
    String prefix,
    Optional<Path> properties,
    List<String> asks,
    Optional<Boolean> events,
    Optional<Boolean> journal,
    Optional<Boolean> batches) {
  private static final Pattern BROKER =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  private static final Pattern CALLER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public KafkaSettings {
    brokers = brokers == null ? List.of() : List.copyOf(brokers);
    asks = asks == null ? List.of() : List.copyOf(asks);
    new Check()
        .rule("brokers", !brokers.isEmpty(), "is required")
        .rule(
            "brokers",
            brokers.stream().allMatch(KafkaSettings::broker),
            "must be addresses such as kafka-1.example:9092")
        .value(
            "prefix",
            prefix,
            NAME.asMatchPredicate(),
            "must be 1 to 100 characters of A-Z a-z 0-9 . _ -, the first no dot")
        .rule(
            "asks",
            asks.stream().allMatch(CALLER.asMatchPredicate()),
            "must be names of callers, as tongban callers lists them")
        .rule("asks", new HashSet<>(asks).size() == asks.size(), "must not hold one name twice")
        .rule(
            "asks",
            !asks.isEmpty() || on(events) || on(journal) || on(batches),
            "or events, journal or batches must say what goes over Kafka")
        .done();
  }

  private static boolean broker(String address) {
    var parts = BROKER.matcher(address);
    return parts.matches() && Addresses.port(Integer.parseInt(parts.group(2)));
  }

  /** What could not be read counts as on: it has a problem of its own already. */
  private static boolean on(Optional<Boolean> part) {
    return part == null || part.orElse(false);
  }

  /** Whether the events of other members go to a topic; off where nothing is said. */
  public boolean eventsOn() {
    return events.orElse(false);
  }

  /** Whether the journal's facts go to a topic; off where nothing is said. */
  public boolean journalOn() {
    return journal.orElse(false);
  }

  /** Whether batches are shared over a topic; off where nothing is said. */
  public boolean batchesOn() {
    return batches.orElse(false);
  }

  /** The name of a topic. */
  public String topic(String name) {
    return prefix + "." + name;
  }
}
