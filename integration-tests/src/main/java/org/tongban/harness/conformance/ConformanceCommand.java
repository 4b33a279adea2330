package org.tongban.harness.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.node.command.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban conformance}: examines a node from outside and writes what came of it. */
@Command(name = "conformance", mixinStandardHelpOptions = true)
public final class ConformanceCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "URL", descriptionKey = "conformance.url")
  private URI url;

  @Option(names = "--member", paramLabel = "CODE", descriptionKey = "conformance.member")
  private String member;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      defaultValue = "${sys:tongban.home:-.}/integration-tests/conformance/demo.yaml",
      descriptionKey = "conformance.profile")
  private Path profile;

  @Option(
      names = "--federation",
      paramLabel = "DIR",
      defaultValue = "data/demo/federation",
      descriptionKey = "conformance.federation")
  private Path federation;

  @Option(names = "--keys", paramLabel = "DIR", descriptionKey = "conformance.keys")
  private Path keys;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      defaultValue = "${sys:tongban.home:-.}/schemas",
      descriptionKey = "conformance.schemas")
  private Path schemas;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "data/conformance",
      descriptionKey = "conformance.out")
  private Path out;

  @Option(names = "--kit", paramLabel = "DIR", descriptionKey = "conformance.kit")
  private Path kit;

  @Option(names = "--only", paramLabel = "CHECK", split = ",", descriptionKey = "conformance.only")
  private List<String> only = List.of();

  @Option(names = "--list", descriptionKey = "conformance.list")
  private boolean list;

  @Option(
      names = "-o",
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "conformance.output")
  private String output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var words = new Words(locale());
    if (!List.of("table", "json").contains(output)) {
      throw new ParameterException(spec.commandLine(), text("conformance.no-output", output));
    }
    var checks = checks();
    if (list) {
      checks.forEach(check -> out().println(check.id() + "  " + words.goal(check)));
      return ExitCodes.GOOD;
    }
    if (member == null || !member.matches("[0-9]{6}")) {
      throw new ParameterException(spec.commandLine(), text("conformance.no-member"));
    }
    try {
      return examine(checks, words);
    } catch (ScenarioException e) {
      err().println(text("conformance.problems", profile, e.problems().size()));
      e.problems().forEach(problem -> err().println("  " + problem));
      return ExitCodes.NEGATIVE;
    }
  }

  private List<Check> checks() {
    var checks =
        Checks.all().stream()
            .filter(
                check ->
                    only.isEmpty() || only.contains(check.id()) || only.contains(check.group()))
            .toList();
    if (checks.isEmpty()) {
      throw new ParameterException(spec.commandLine(), text("conformance.no-check"));
    }
    return checks;
  }

  private int examine(List<Check> checks, Words words) throws IOException {
    var clock = Clock.systemUTC();
    if (!Files.exists(profile) || !Files.exists(federation.resolve("directory.jws"))) {
      err()
          .println(
              text(
                  "conformance.unreadable",
                  Files.exists(profile) ? federation.resolve("directory.jws") : profile));
      return ExitCodes.NOT_FOUND;
    }
    var catalogue = Catalogue.load(schemas);
    var prepared = ProfileFile.read(profile, catalogue);
    var code = new MemberCode(member);
    var trusted =
        new SignedDocuments(CryptoProvider.choose())
            .openDirectory(
                Files.readAllBytes(federation.resolve("directory.jws")),
                SignedDocuments.operatorCertificate(federation.resolve("operator.crt.pem")),
                clock.instant());
    var node = prepared.node(code);
    var endpoint = endpoint(trusted.directory().member(code));
    if (node.isEmpty() || endpoint.isEmpty()) {
      err().println(text("conformance.unknown", member, node.isEmpty() ? profile : federation));
      return ExitCodes.NOT_FOUND;
    }
    var certificates = Optional.ofNullable(keys).orElse(federation.resolve("certs"));
    var setting = new Setting(trusted, catalogue, certificates, clock, Pause.REAL);
    var subject = new Subject(code, endpoint.get(), node.get(), setting);
    var table = new TableReport(output.equals("table") ? out() : err(), words);
    table.head(code, endpoint.get());
    var results = Examination.of(subject, checks, table::row);
    var report =
        new Report(
            code,
            endpoint.get(),
            trusted.directory().federation(),
            trusted.directory().version(),
            trusted.digest(),
            prepared.digest(),
            clock.instant(),
            results);
    table.end(report);
    if (output.equals("json")) {
      out()
          .println(
              new String(
                  new AdmissionPaper(report).plain(), java.nio.charset.StandardCharsets.UTF_8));
    }
    var files = new ReportFiles(out.resolve(member));
    files.write(report, words, Optional.ofNullable(kit).orElse(out.resolve("kit")));
    err().println(text("conformance.written", files.folder()));
    return report.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  /** Where the caller says, or the directory. */
  private Optional<URI> endpoint(Optional<Member> known) {
    if (url != null && !"https".equals(url.getScheme())) {
      throw new ParameterException(spec.commandLine(), text("conformance.no-url"));
    }
    return known.flatMap(
        found -> url != null ? Optional.of(url) : found.endpoints().stream().findFirst());
  }

  private Locale locale() {
    return Locale.forLanguageTag(spec.resourceBundle().getString("language"));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
