package org.tongban.node.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.node.kafka.ParkedRecords.ClusterException;
import org.tongban.node.kafka.ParkedRecords.Place;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban kafka replay}: has a record that was parked come before the node once more. */
@Command(name = "replay", mixinStandardHelpOptions = true)
final class KafkaReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLACE", descriptionKey = "kafka.place")
  private String place;

  @Mixin private NodeOptions node;

  @Option(names = "--key", paramLabel = "KEY", descriptionKey = "kafka.key")
  private String key;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var records = KafkaCommand.records(node.settings(), messages);
    boolean there;
    try {
      there = records.replay(place(messages), Optional.ofNullable(key));
    } catch (ClusterException e) {
      throw KafkaCommand.away(e, messages);
    }
    if (!there) {
      throw new CommandFailedException(ExitCodes.NOT_FOUND, messages.text("kafka.gone"));
    }
    spec.commandLine().getOut().println(messages.text("kafka.replayed", place));
    return ExitCodes.GOOD;
  }

  private Place place(Messages messages) {
    try {
      return Place.parse(place);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("kafka.place.rule"), e);
    }
  }
}
