package org.tongban.node.command;

import org.tongban.node.kafka.Cluster;
import org.tongban.node.kafka.ParkedRecords;
import org.tongban.node.settings.Settings;
import picocli.CommandLine.Command;

/** {@code tongban kafka}: records on a node's topics that could not be worked on. */
@Command(
    name = "kafka",
    mixinStandardHelpOptions = true,
    subcommands = {KafkaParkedCommand.class, KafkaReplayCommand.class})
final class KafkaCommand {
  static ParkedRecords records(Settings settings, Messages messages) {
    var kafka =
        settings
            .kafka()
            .orElseThrow(
                () -> new CommandFailedException(ExitCodes.NOT_FOUND, messages.text("kafka.none")));
    return new ParkedRecords(new Cluster(kafka));
  }

  static CommandFailedException away(ParkedRecords.ClusterException e, Messages messages) {
    return new CommandFailedException(
        ExitCodes.NEGATIVE, messages.text("kafka.away", e.getMessage()));
  }
}
