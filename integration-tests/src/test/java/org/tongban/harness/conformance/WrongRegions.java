package org.tongban.harness.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.Simulation;
import org.tongban.harness.partner.EmptyFederation;
import org.tongban.harness.partner.Papers;
import org.tongban.harness.partner.PartnerFiles;
import org.tongban.harness.partner.Partners;
import org.tongban.harness.scenario.Behaviour;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioFile;

/** The regions of {@code conformance/wrong.yaml} with one fault each, and the kit before them. */
final class WrongRegions implements AutoCloseable {
  /** Answers, to some over a relay. */
  static final MemberCode ANSWERING = new MemberCode("330402");

  /** Passes on. */
  static final MemberCode RELAYING = new MemberCode("330400");

  private static final Path FOLDER = Path.of("conformance");
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));

  private final Path folder;
  private final Scenario scenario;
  private final Simulation simulation;
  private final Path certificates;
  private final TrustedDirectory trusted;
  private final Profile profile;

  WrongRegions(Path folder) throws IOException {
    this.folder = folder;
    scenario = ScenarioFile.read(FOLDER.resolve("wrong.yaml"));
    profile = ProfileFile.read(FOLDER.resolve("wrong-profile.yaml"), CATALOGUE);
    simulation = EmptyFederation.make(folder).play(scenario);
    certificates = folder.resolve("regions").resolve("certs");
    trusted =
        new SignedDocuments(CryptoProvider.choose())
            .openDirectory(
                Files.readAllBytes(folder.resolve("directory.jws")),
                SignedDocuments.operatorCertificate(
                    folder.resolve("certs").resolve("operator.crt.pem")),
                Clock.systemUTC().instant());
  }

  /**
   * What the checks make of a region with that fault, or with none. Where they let time pass, the
   * clock of both is put forward instead.
   */
  List<Result> examine(MemberCode examined, Optional<String> fault, List<Check> checks) {
    var region = new Scenario(scenario.title(), List.of(withFault(examined, fault)));
    var clock = new PutForward();
    try (var open =
        Partners.open(
            region,
            new PartnerFiles(certificates),
            () -> trusted,
            CATALOGUE,
            new Papers(folder, Path.of("..", "schemas")),
            0,
            clock)) {
      var setting = new Setting(trusted, CATALOGUE, certificates, clock, clock::by);
      var node = withAnchors(profile.node(examined).orElseThrow());
      var endpoint = open.endpoints().get(examined);
      return Examination.of(new Subject(examined, endpoint, node, setting), checks, result -> {});
    }
  }

  /** The regions' certificates lie elsewhere than in a demonstration. */
  private NodeProfile withAnchors(NodeProfile node) {
    var here = List.of(folder.resolve("certs"), certificates);
    return node.proofs()
        .map(place -> new ProofPlace(place.from(), place.token(), here, place.lists()))
        .map(node::with)
        .orElse(node);
  }

  private PartnerScript withFault(MemberCode examined, Optional<String> fault) {
    var good =
        scenario.partners().stream()
            .filter(partner -> partner.code().equals(examined))
            .findFirst()
            .orElseThrow();
    var behaviour =
        new Behaviour(
            Duration.ZERO,
            false,
            Optional.empty(),
            Behaviour.Signature.OWN,
            Duration.ZERO,
            Optional.empty(),
            fault);
    return good.playing(good.answers(), behaviour);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
