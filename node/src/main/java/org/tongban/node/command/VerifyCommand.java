package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tongban.core.proof.Anchors;
import org.tongban.core.proof.Container;
import org.tongban.core.proof.ProofReason;
import org.tongban.core.proof.ProofVerifier;
import org.tongban.core.proof.ProofWords;
import org.tongban.core.seal.CryptoProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban verify}: every check of a proof in plain words, without any node. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "verify.file")
  private Path file;

  @Option(names = "--anchors", paramLabel = "DIR", descriptionKey = "verify.anchors")
  private Path anchors;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Option(names = "--json", descriptionKey = "verify.json")
  private boolean json;

  @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "verify.lang")
  private Language language;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var words = ProofWords.of(locale());
    // nothing of this is quick enough to gain by native code, nor slow enough to need it
    var verifier =
        new ProofVerifier(CryptoProvider.bouncyCastle(), read(messages), Clock.systemUTC());
    var report = verifier.verify(bytes(messages, words));
    var out = spec.commandLine().getOut();
    if (json || output == OutputFormat.json) {
      out.println(OutputFormat.pretty(words.json(report)));
    } else {
      OutputFormat.columns(words.rows(report), out);
      out.println();
      out.println(words.verdict(report));
    }
    return report.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private Locale locale() {
    return language == null
        ? spec.resourceBundle().getLocale()
        : Locale.forLanguageTag(language.name());
  }

  private Anchors read(Messages messages) {
    if (anchors == null) {
      return Anchors.NONE;
    }
    try {
      return Anchors.read(anchors);
    } catch (IOException | CertificateException e) {
      throw new CommandFailedException(
          ExitCodes.USAGE, messages.text("verify.anchors.unreadable", anchors));
    }
  }

  private byte[] bytes(Messages messages, ProofWords words) {
    try {
      if (Files.size(file) > Container.LARGEST) {
        throw new CommandFailedException(ExitCodes.NEGATIVE, words.reason(ProofReason.TOO_LARGE));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("file.unreadable", file));
    }
  }

  private enum Language {
    zh,
    en
  }
}
