package org.tongban.core.proof;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.seal.CryptoProvider;

/**
 * Verifies a proof without any node, by the certificates that somebody was given by hand. Thread
 * safe.
 */
public final class ProofVerifier {
  /** What an export of the journal, which is about no single exchange, has no part of. */
  private static final Set<ProofCheck> OF_EXCHANGES =
      EnumSet.of(
          ProofCheck.ASK,
          ProofCheck.ANSWER,
          ProofCheck.MATCH,
          ProofCheck.CATALOGUE,
          ProofCheck.RECORDED,
          ProofCheck.CHECKPOINT,
          ProofCheck.TIME,
          ProofCheck.LASTING);

  private final CryptoProvider crypto;
  private final Anchors anchors;
  private final Clock clock;

  /**
   * @param clock of whoever verifies: when a time-stamp must still be one to rely on
   */
  public ProofVerifier(CryptoProvider crypto, Anchors anchors, Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.crypto = Objects.requireNonNull(crypto, "crypto");
    this.anchors = Objects.requireNonNull(anchors, "anchors");
  }

  /** Makes every check that can be made; nothing in the file makes it throw. */
  public ProofReport verify(byte[] file) {
    Container container;
    try {
      container = Container.read(file);
    } catch (ProofException e) {
      return unreadable(e);
    }
    var dossier = new Dossier(container, anchors, crypto);
    var results = new EnumMap<ProofCheck, CheckResult>(ProofCheck.class);
    var read = List.of(Integer.toString(container.names().size()));
    results.put(ProofCheck.CONTAINER, run(ProofCheck.CONTAINER, () -> read));
    // the checkpoint is opened before the entries' paths are held against it
    checks(dossier)
        .forEach(
            (check, body) -> {
              if (!OF_EXCHANGES.contains(check) || !dossier.isExport()) {
                results.put(check, run(check, body));
              }
            });
    return new ProofReport(new ArrayList<>(results.values()));
  }

  private Map<ProofCheck, Supplier<List<String>>> checks(Dossier dossier) {
    var form = new FormChecks(dossier);
    var published = new PublishedChecks(dossier);
    var messages = new MessageChecks(dossier);
    var certificates = new CertificateChecks(dossier);
    var journal = new JournalChecks(dossier);
    var checks = new LinkedHashMap<ProofCheck, Supplier<List<String>>>();
    checks.put(ProofCheck.CONTENT, form::content);
    checks.put(ProofCheck.DIRECTORY, published::directory);
    checks.put(ProofCheck.SEAL, form::seal);
    checks.put(ProofCheck.ASK, messages::ask);
    checks.put(ProofCheck.ANSWER, messages::answer);
    checks.put(ProofCheck.MATCH, messages::match);
    checks.put(ProofCheck.CERTIFICATES, certificates::certificates);
    checks.put(ProofCheck.REVOCATION, certificates::revocation);
    checks.put(ProofCheck.CATALOGUE, published::catalogue);
    checks.put(ProofCheck.CHECKPOINT, journal::checkpoint);
    checks.put(ProofCheck.RECORDED, journal::recorded);
    checks.put(ProofCheck.TIME, journal::time);
    checks.put(ProofCheck.LASTING, () -> journal.lasting(clock.instant()));
    return checks;
  }

  private static CheckResult run(ProofCheck check, Supplier<List<String>> body) {
    try {
      return new CheckResult(check, CheckResult.State.OK, ProofReason.NONE, body.get());
    } catch (CheckFault e) {
      return e.result(check);
    } catch (ProofException e) {
      return CheckFault.failed(e.reason()).result(check);
    }
  }

  private static ProofReport unreadable(ProofException fault) {
    var results = new ArrayList<CheckResult>();
    for (var check : ProofCheck.values()) {
      var found =
          check == ProofCheck.CONTAINER
              ? CheckFault.failed(fault.reason())
              : CheckFault.needs(ProofCheck.CONTAINER);
      results.add(found.result(check));
    }
    return new ProofReport(results);
  }
}
