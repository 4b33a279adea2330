package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.message.Digest;
import org.tongban.node.settings.KnownCaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban callers add}: a token for a calling system, its hash for the node. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class CallersAddCommand implements Callable<Integer> {
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "NAME", descriptionKey = "callers.name")
  private String name;

  @Option(names = "--unit", paramLabel = "NAME", required = true, descriptionKey = "callers.unit")
  private String unit;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "callers.operator")
  private String operator;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      defaultValue = "operator",
      descriptionKey = "callers.role")
  private List<String> roles;

  @Option(names = "--expires", paramLabel = "DAY", descriptionKey = "callers.expires")
  private String expires;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "callers.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var place = CallersPlace.of(node, messages);
    var callers = new ArrayList<>(place.read(messages));
    if (callers.stream().anyMatch(one -> one.name().equals(name))) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("callers.exists", name, place.file()));
    }
    var token = token();
    callers.add(caller(token));
    hand(token, messages);
    place.write(callers, messages);
    spec.commandLine().getOut().println(messages.text("callers.added", name, out, place.file()));
    return ExitCodes.GOOD;
  }

  private String token() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private KnownCaller caller(String token) {
    var hash = Digest.sha256(token.getBytes(StandardCharsets.US_ASCII)).bytes();
    var hex = HexFormat.of().formatHex(hash);
    try {
      return new KnownCaller(name, unit, operator, roles, hex, Optional.ofNullable(expires));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Messages.of(spec).text("callers.rule"), e);
    }
  }

  /** The only copy of the token; it is shown nowhere. */
  private void hand(String token, Messages messages) {
    try {
      NewFiles.secret(out, token + "\n");
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("callers.token.exists", out));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getClass().getSimpleName()));
    }
  }
}
