package org.tongban.harness.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What a broker of the harness is told. */
final class BrokerSettings {
  static final String LOG =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private BrokerSettings() {}

  /** One process is broker and controller; only the controller's door knows no users. */
  static String text(Path data, int port, Map<String, String> users) {
    var known =
        users.entrySet().stream()
            .map(one -> "user_" + one.getKey() + "=\"" + one.getValue() + "\"")
            .collect(Collectors.joining(" "));
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=SASL_PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=SASL_PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.sasl_plaintext.plain.sasl.jaas.config=%3$s %4$s %5$s;
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        super.users=User:administrator;User:ANONYMOUS
        log.dirs=%6$s
        num.partitions=1
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        log.cleaner.dedupe.buffer.size=2097152
        """
        .formatted(port, port + 1, module(), who("administrator", users), known, data);
  }

  static String module() {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required";
  }

  static String who(String user, Map<String, String> users) {
    return "username=\"" + user + "\" password=\"" + users.get(user) + "\"";
  }
}
