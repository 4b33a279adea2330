package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.directory.Suite;
import org.tongban.core.identity.CreditCode;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.KeyRequest;
import org.tongban.core.seal.StorageCipher;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban join}: everything that a new member can make by itself, and what is left. */
@Command(name = "join", mixinStandardHelpOptions = true)
final class JoinCommand implements Callable<Integer> {
  @Option(
      names = {"-m", "--member"},
      paramLabel = "CODE",
      required = true,
      descriptionKey = "join.member")
  private String member;

  @Option(names = "--host", paramLabel = "NAME", required = true, descriptionKey = "request.host")
  private String host;

  @Option(names = "--zh", paramLabel = "NAME", required = true, descriptionKey = "join.zh")
  private String zh;

  @Option(names = "--en", paramLabel = "NAME", required = true, descriptionKey = "join.en")
  private String en;

  @Option(names = "--credit-code", paramLabel = "CODE", required = true, descriptionKey = "join.cc")
  private String creditCode;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7200",
      descriptionKey = "join.port")
  private int port;

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "join.out")
  private Path out;

  @Option(names = "--data", paramLabel = "DIR", descriptionKey = "join.data")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var subject = subject(messages);
    var skeleton =
        new Skeleton(
            folder(out, "node-config"),
            folder(data, "data"),
            Path.of(System.getProperty("tongban.home", "")),
            new Skeleton.Joining(subject.member(), zh, en, creditCode, host, port));
    skeleton.write(messages);
    var settings =
        SettingsFile.read(skeleton.config().resolve(SettingsFile.NAME), java.util.Map.of());
    var slots = KeySlot.of(settings.keys());
    new NewKeys(slots, skeleton.requests(), Suite.ES256, Suite.ES256).make(subject, spec);
    var storage = settings.journal().encryption().key();
    JournalKeyCommand.write(storage, StorageCipher.AES_256_GCM, messages);
    spec.commandLine().getOut().println(messages.text("journal.key.made", "AES-256-GCM", storage));
    report(skeleton, settings, messages);
    return ExitCodes.GOOD;
  }

  private Path folder(Path given, String usual) {
    var folder = given == null ? Path.of(usual).resolve(member) : given;
    return folder.toAbsolutePath().normalize();
  }

  private KeyRequest.Subject subject(Messages messages) {
    try {
      if (CreditCode.parse(creditCode).isEmpty() || port < 2 || port > 65_535 || en.isBlank()) {
        throw new IllegalArgumentException("credit code, port or name");
      }
      return new KeyRequest.Subject(new MemberCode(member), Optional.of(zh), List.of(host));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("join.rule"), e);
    }
  }

  /** What was made, the self-check, and what only others can give. */
  private void report(Skeleton skeleton, Settings settings, Messages messages) {
    var to = spec.commandLine().getOut();
    to.println(messages.text("join.made", skeleton.config(), skeleton.data()));
    to.println(messages.text("join.left", skeleton.requests(), skeleton.entry()));
    for (int step = 1; step <= 6; step++) {
      to.println(messages.text("join.step." + step, skeleton.config(), member));
    }
    var problems = NodeFiles.problems(settings, Clock.systemUTC());
    to.println(messages.text("join.check", problems.size(), skeleton.config()));
    problems.forEach(problem -> to.println("  " + problem));
  }
}
