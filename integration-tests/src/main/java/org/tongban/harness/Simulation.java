package org.tongban.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.harness.control.Turned;
import org.tongban.harness.partner.AskingPartner;
import org.tongban.harness.partner.ExpiredCertificates;
import org.tongban.harness.partner.FollowedDirectory;
import org.tongban.harness.partner.Joining;
import org.tongban.harness.partner.Papers;
import org.tongban.harness.partner.PartnerFiles;
import org.tongban.harness.partner.Partners;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;

/** The regions of a scenario as members of a federation whose operator's key is at hand. */
public final class Simulation implements Turned, AutoCloseable {
  private final Scenario scenario;
  private final PartnerFiles files;
  private final Catalogue catalogue;
  private final Clock clock;
  private final Partners partners;
  private final FollowedDirectory directory;

  private Simulation(
      Scenario scenario,
      PartnerFiles files,
      Catalogue catalogue,
      Clock clock,
      Partners partners,
      FollowedDirectory directory) {
    this.scenario = scenario;
    this.files = files;
    this.catalogue = catalogue;
    this.clock = clock;
    this.partners = partners;
    this.directory = directory;
  }

  /**
   * Makes keys where there are none, opens the regions' doors and puts them into the directory.
   *
   * @param federation folder with {@code directory.jws} and the operator's key in {@code certs}
   * @param data where the regions' keys lie
   * @param ports the first region's port, 0 for free ones
   */
  public static Simulation start(
      Scenario scenario, Path federation, Path data, Path schemas, int ports, Clock clock) {
    var files = new PartnerFiles(data.resolve("certs"));
    makeKeys(scenario, files);
    var operator =
        new KeyPairFiles(
            federation.resolve("certs").resolve("operator.key.pem"),
            federation.resolve("certs").resolve("operator.crt.pem"));
    var documents = new SignedDocuments(CryptoProvider.choose());
    var signer = SignedDocuments.operatorCertificate(operator.certificate());
    var file = federation.resolve("directory.jws");
    var directory = new FollowedDirectory(file, documents, signer, clock);
    var catalogue = Catalogue.load(schemas);
    var partners =
        Partners.open(
            scenario, files, directory, catalogue, new Papers(federation, schemas), ports, clock);
    boolean joined = false;
    try {
      var joining = new Joining(documents, operator, files, clock);
      directory.change(signed -> joining.join(signed, scenario.partners(), partners.endpoints()));
      joined = true;
      return new Simulation(scenario, files, catalogue, clock, partners, directory);
    } finally {
      if (!joined) {
        partners.close();
      }
    }
  }

  /**
   * The same for regions whose knobs will be turned: each has a certificate that has ended too, and
   * the directory says so.
   */
  public static Simulation startWithKnobs(
      Scenario scenario, Path federation, Path data, Path schemas, int ports, Clock clock) {
    var codes = scenario.partners().stream().map(PartnerScript::code).toList();
    ExpiredCertificates.make(new PartnerFiles(data.resolve("certs")), codes, clock);
    return start(scenario, federation, data, schemas, ports, clock);
  }

  private static void makeKeys(Scenario scenario, PartnerFiles files) {
    var codes = scenario.partners().stream().map(PartnerScript::code).map(MemberCode::value);
    var missing =
        scenario.partners().stream()
            .map(partner -> files.pair(partner.code(), KeyUse.SIGN, Suite.SM2).key())
            .anyMatch(key -> !Files.exists(key));
    if (missing) {
      CommandRunner commands = TongbanCommand::inThisProcess;
      var members = codes.reduce(PartnerFiles.STRANGER.value(), (all, code) -> all + "," + code);
      var out = files.certificates().toString();
      commands.must("certs", "make", "--force", "--out", out, "--member", members);
    }
  }

  /** Version of the directory that the regions are in. */
  public long directoryVersion() {
    return directory.get().directory().version();
  }

  /**
   * One of the regions as it asks others, in the suites that it speaks.
   *
   * @throws IllegalArgumentException when the scenario has no such region
   */
  public AskingPartner asking(MemberCode region) {
    var script =
        scenario.partners().stream()
            .filter(partner -> partner.code().equals(region))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(region + " is not simulated"));
    return AskingPartner.of(region, script.suites(), files, directory, catalogue, clock);
  }

  /**
   * A region goes on by another script.
   *
   * @throws IllegalArgumentException when the scenario has no such region
   */
  public void change(PartnerScript script) {
    partners.change(script);
  }

  @Override
  public void turn(MemberCode region, Knobs knobs) {
    partners.turn(region, knobs);
  }

  /** How many messages each region has replied to so far. */
  @Override
  public Map<MemberCode, Long> replies() {
    return partners.replies();
  }

  @Override
  public void close() {
    partners.close();
  }
}
