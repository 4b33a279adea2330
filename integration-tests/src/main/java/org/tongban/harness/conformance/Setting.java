package org.tongban.harness.conformance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.seal.TrustedDirectory;

/**
 * What the kit knows of the federation that the node under test belongs to.
 *
 * @param keys where the keys of members lie, one folder for each
 */
record Setting(TrustedDirectory trusted, Catalogue catalogue, Path keys, Clock clock, Pause pause) {
  Setting {
    Objects.requireNonNull(trusted, "trusted");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(pause, "pause");
  }
}
