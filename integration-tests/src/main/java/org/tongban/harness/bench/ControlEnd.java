package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.command.ExitCodes;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.settings.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tongban bench-end}: one end of the control, in a process of its own as a node is. */
@Command(name = "bench-end", hidden = true)
public final class ControlEnd implements Callable<Integer> {
  @Option(names = "--keys", required = true)
  private Path keys;

  @Option(names = "--federation", required = true)
  private Path federation;

  @Option(names = "--door", required = true)
  private int door;

  @Option(names = "--listen", required = true)
  private int listen;

  @Option(names = "--to", required = true)
  private String to;

  @Option(names = "--answer", required = true)
  private Path answer;

  @Override
  public Integer call() {
    try (var context = start(parts(Clock.systemUTC()), door)) {
      // it must not outlive the one who measures
      ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
    }
    return ExitCodes.GOOD;
  }

  /**
   * Starts it in this process.
   *
   * @param door for local callers; 0 for a free port
   */
  static ConfigurableApplicationContext start(Control.Parts parts, int door) {
    return new SpringApplicationBuilder(Control.class)
        .initializers(
            fresh ->
                ((GenericApplicationContext) fresh).registerBean(Control.Parts.class, () -> parts))
        .run("--server.address=127.0.0.1", "--server.port=" + door);
  }

  private Control.Parts parts(Clock clock) {
    try {
      var operator = SignedDocuments.operatorCertificate(federation.resolve("operator.crt.pem"));
      var signed = Files.readAllBytes(federation.resolve(BenchFederation.CONTROL_DIRECTORY));
      var opened =
          new SignedDocuments(CryptoProvider.choose().preferred())
              .openDirectory(signed, operator, clock.instant());
      Supplier<TrustedDirectory> directory = () -> opened;
      var own = NodeKeys.load(pair("sign"), pair("encrypt"), pair("tls"));
      var tls = new PeerTls(new TlsIdentity(() -> own), directory, clock);
      var settings =
          new PeerSettings("127.0.0.1", listen, new Size(1 << 20), 32, 64, Duration.ofSeconds(10));
      return new Control.Parts(
          settings, tls, directory, new MemberCode(to), Files.readAllBytes(answer));
    } catch (IOException e) {
      throw new UncheckedIOException("the control's files can't be read", e);
    }
  }

  private KeyPairFiles pair(String name) {
    return new KeyPairFiles(keys.resolve(name + ".key.pem"), keys.resolve(name + ".crt.pem"));
  }
}
