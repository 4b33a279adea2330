package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that a node gives out of an exchange: its proof, its slip. */
record ExchangeFile(CommandSpec spec, ApiOptions api, String id, String part) {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * Fetches it and writes it where no file is yet.
   *
   * @param out empty for a file of the exchange's id
   * @param suffix of that file
   * @param refused key of the text that says with status and title that the node gives none
   */
  int fetch(Optional<Path> out, String suffix, String refused) {
    var messages = Messages.of(spec);
    var exchange = exchange(messages);
    var file = api.client(LONGEST).file("api/v1/exchanges/" + exchange + "/" + part, refused);
    var target = out.orElseGet(() -> Path.of(exchange + suffix));
    FetchedFile.write(target, file, messages);
    spec.commandLine().getOut().println(messages.text("proof.written", target, file.length));
    return ExitCodes.GOOD;
  }

  private MessageId exchange(Messages messages) {
    try {
      return MessageId.parse(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("proof.id.rule"), e);
    }
  }
}
