package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.message.Digest;
import org.tongban.core.policy.Policy;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.KeyFileException;
import org.tongban.node.settings.KnownCaller;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tongban callers add}: a token for a calling system, or the certificate that it has; a hash
 * of either for the node.
 */
@Command(name = "add", mixinStandardHelpOptions = true)
final class CallersAddCommand implements Callable<Integer> {
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();

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

  @ArgGroup(multiplicity = "1")
  private KnownBy knownBy;

  @Spec private CommandSpec spec;

  /** One of the two. */
  static final class KnownBy {
    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "callers.out")
    private Path out;

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        required = true,
        descriptionKey = "callers.certificate")
    private Path certificate;
  }

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var place = CallersPlace.of(node, messages);
    var callers = new ArrayList<>(place.read(messages));
    if (callers.stream().anyMatch(one -> one.name().equals(name))) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("callers.exists", name, place.file()));
    }
    var added = knownBy.out == null ? byCertificate(callers, messages) : byToken(callers, messages);
    place.write(callers, messages);
    spec.commandLine().getOut().println(messages.text(added, name, knownBy.out, place.file()));
    return ExitCodes.GOOD;
  }

  private String byToken(List<KnownCaller> callers, Messages messages) {
    var token = token();
    var hash = hex(token.getBytes(StandardCharsets.US_ASCII));
    callers.add(caller(Optional.of(hash), Optional.empty()));
    hand(token, messages);
    return "callers.added";
  }

  private String byCertificate(List<KnownCaller> callers, Messages messages) {
    var hash = Optional.of(hex(encoded(messages)));
    if (callers.stream().anyMatch(one -> one.certificate().equals(hash))) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("callers.certificate.exists", knownBy.certificate));
    }
    callers.add(caller(Optional.empty(), hash));
    return "callers.added.certificate";
  }

  private byte[] encoded(Messages messages) {
    try {
      var own = CertificateChain.read(knownBy.certificate).own();
      if (own.getBasicConstraints() >= 0) {
        throw new CommandFailedException(
            ExitCodes.NEGATIVE,
            messages.text(
                "certs.line", knownBy.certificate, messages.text("certs.fault.AUTHORITY")));
      }
      return own.getEncoded();
    } catch (KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    } catch (CertificateEncodingException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unreadable", knownBy.certificate));
    }
  }

  private String token() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hex(byte[] secret) {
    return HexFormat.of().formatHex(Digest.sha256(secret).bytes());
  }

  private KnownCaller caller(Optional<String> token, Optional<String> certificate) {
    try {
      var end = Optional.ofNullable(expires);
      var today = LocalDate.ofInstant(clock.instant(), Policy.CALENDAR).toString();
      return new KnownCaller(
          name, unit, operator, roles, token, certificate, end, Optional.of(today));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Messages.of(spec).text("callers.rule"), e);
    }
  }

  /** The only copy of the token; it is shown nowhere. */
  private void hand(String token, Messages messages) {
    try {
      NewFiles.secret(knownBy.out, token + "\n");
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("callers.token.exists", knownBy.out));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", knownBy.out, e.getClass().getSimpleName()));
    }
  }
}
