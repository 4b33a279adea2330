package org.tongban.node.wiring;

import org.tongban.core.directory.Directory;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.keeper.OwnKeysCheck;
import org.tongban.node.settings.Settings;

/** What keys, directory and settings must agree on before a node opens a port. */
final class StartCheck {
  private StartCheck() {}

  /**
   * Checks.
   *
   * @throws StartException with the one thing to mend
   */
  static StartCheck passed(Settings settings, NodeKeys keys, Directory directory) {
    OwnKeysCheck.problem(settings, keys, directory)
        .ifPresent(
            problem -> {
              throw new StartException(problem);
            });
    return new StartCheck();
  }
}
