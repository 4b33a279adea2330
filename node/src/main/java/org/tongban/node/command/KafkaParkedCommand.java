package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.node.kafka.ParkedRecords.ClusterException;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban kafka parked}: lists the records that were parked, never what stood in them. */
@Command(name = "parked", mixinStandardHelpOptions = true)
final class KafkaParkedCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    List<JsonNode> parked;
    try {
      parked = KafkaCommand.records(node.settings(), messages).list();
    } catch (ClusterException e) {
      throw KafkaCommand.away(e, messages);
    }
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      var json = JsonNodeFactory.instance.objectNode();
      json.putArray("parked").addAll(parked);
      out.println(OutputFormat.pretty(json));
    } else {
      parked.forEach(one -> out.println(row(one)));
    }
    return ExitCodes.GOOD;
  }

  private static String row(JsonNode one) {
    return one.path("at").asText()
        + "  "
        + one.path("code").asText()
        + "  "
        + one.path("topic").asText()
        + "/"
        + one.path("partition").asText()
        + "/"
        + one.path("offset").asText()
        + "  "
        + one.path("bytes").asText();
  }
}
