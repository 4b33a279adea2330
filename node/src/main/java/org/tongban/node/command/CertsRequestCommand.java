package org.tongban.node.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.KeyRequest;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban certs request}: new keys, and what a real authority is asked with. */
@Command(name = "request", mixinStandardHelpOptions = true)
final class CertsRequestCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "request.out")
  private Path out;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      required = true,
      split = ",",
      descriptionKey = "request.host")
  private List<String> hosts;

  @Option(names = "--organisation", paramLabel = "NAME", descriptionKey = "request.organisation")
  private String organisation;

  @Option(names = "--keys", paramLabel = "DIR", descriptionKey = "request.keys")
  private Path keys;

  @Option(
      names = "--suite",
      paramLabel = "ES256|SM2",
      defaultValue = "ES256",
      descriptionKey = "request.suite")
  private Suite suite;

  @Option(
      names = "--tls-suite",
      paramLabel = "ES256|SM2",
      defaultValue = "ES256",
      descriptionKey = "request.tls-suite")
  private Suite tlsSuite;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var settings = node.settings();
    var subject = subject(settings, messages);
    var slots = KeySlot.of(settings.keys(), Optional.ofNullable(keys));
    new NewKeys(slots, out, suite, tlsSuite).make(subject, spec);
    spec.commandLine().getOut().println(messages.text("request.made", slots.size(), out));
    return ExitCodes.GOOD;
  }

  private KeyRequest.Subject subject(Settings settings, Messages messages) {
    try {
      return new KeyRequest.Subject(settings.member(), Optional.ofNullable(organisation), hosts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("request.rule"), e);
    }
  }
}
