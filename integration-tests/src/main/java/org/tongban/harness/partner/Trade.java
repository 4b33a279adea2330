package org.tongban.harness.partner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.forge.RawKeys;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.PartnerScript;

/**
 * What a simulated region works with.
 *
 * @param knobs as they are turned now
 * @param signing whose keys sign; the region's own unless its script wants another's
 * @param shown whose key for TLS is shown
 * @param certificates where the files of all keys lie
 */
record Trade(
    PartnerScript script,
    Knobs knobs,
    NodeKeys own,
    NodeKeys signing,
    NodeKeys shown,
    Path certificates,
    Supplier<TrustedDirectory> directory,
    Catalogue catalogue,
    Papers papers,
    PartnerBooks books,
    Clock clock) {
  Trade {
    Objects.requireNonNull(script, "script");
    Objects.requireNonNull(knobs, "knobs");
    Objects.requireNonNull(own, "own");
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(shown, "shown");
    Objects.requireNonNull(certificates, "certificates");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(papers, "papers");
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(clock, "clock");
  }

  MemberCode self() {
    return script.code();
  }

  Optional<CertifiedKey> key(MemberCode member, KeyUse use, Suite suite) {
    return directory.get().directory().member(member).stream()
        .flatMap(known -> known.keys(use, suite, clock.instant()).stream())
        .findFirst();
  }

  /** One of the region's own keys, for whoever does with it what he shouldn't. */
  RawKeys raw(KeyUse use, Suite suite) {
    var name = use.code() + (suite == Suite.SM2 ? ".sm2" : "");
    return RawKeys.read(certificates.resolve(self().value()), name);
  }
}
