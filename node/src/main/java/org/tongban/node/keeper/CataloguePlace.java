package org.tongban.node.keeper;

import java.nio.file.Path;
import java.util.Optional;
import org.tongban.node.settings.Settings;

/**
 * Where a catalogue lies.
 *
 * @param folder of the contracts
 * @param release the signed document that says what the folder consists of; empty where nobody
 *     releases the catalogue
 */
public record CataloguePlace(Path folder, Optional<Path> release) {
  /** The newest one that was pulled, else the one that the settings name. Opens no file. */
  public static CataloguePlace inForce(Settings settings) {
    var federation = settings.federation();
    var delivered = new CataloguePlace(settings.catalogue(), federation.catalogue());
    return federation.catalogueFrom().isEmpty()
        ? delivered
        : new CatalogueCache(settings).newest().orElse(delivered);
  }
}
