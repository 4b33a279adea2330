package org.tongban.core.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.seal.OpenedAsk;

/** What a policy would make, without any rules: for tests of what comes after it. */
public final class UnprovenPermit {
  private UnprovenPermit() {}

  public static PermittedAsk of(OpenedAsk opened, String rule) {
    var content = Catalogue.load(Path.of("..", "schemas")).checkAsk(opened.ask());
    return new PermittedAsk(
        opened, content, rule, Optional.empty(), FieldSet.of(List.of("status")));
  }
}
