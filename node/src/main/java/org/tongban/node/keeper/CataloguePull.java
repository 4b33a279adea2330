package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Release;
import org.tongban.core.message.Digest;
import org.tongban.node.settings.Settings;

/**
 * Fetches newer releases of the catalogue from the addresses that the settings name: {@code
 * catalogue.jws} and below {@code schemas/} every file that it lists. What is not signed, not whole
 * or not good never gets a place in the cache.
 */
final class CataloguePull {
  private static final Logger LOG = LoggerFactory.getLogger(CataloguePull.class);
  private static final long LARGEST = 64L * 1024 * 1024;

  private final Sources sources;
  private final CatalogueCache cache;
  private final ReleasedCatalogue released;
  private final WebFiles web = new WebFiles();

  CataloguePull(Settings settings, ReleasedCatalogue released) {
    this.sources = new Sources(settings.federation().catalogueFrom());
    this.cache = new CatalogueCache(settings);
    this.released = released;
  }

  /** Address to why nothing could be had from it the last time. */
  Map<String, String> problems() {
    return sources.problems();
  }

  /**
   * Goes through the addresses until one has a newer release.
   *
   * @param place in force, whose files need not be fetched again
   * @param held in force; empty when nothing good is there
   * @return whether a newer one lies in the cache now
   */
  boolean pull(CataloguePlace place, Optional<Release> held) {
    return sources.pull(address -> pull(address, place, held));
  }

  private boolean pull(String address, CataloguePlace place, Optional<Release> held)
      throws IOException {
    var signed = web.get(address, "catalogue.jws");
    var release = released.open(signed);
    if (held.filter(old -> release.version() <= old.version()).isPresent()) {
      return false;
    }
    fetch(address, release, place);
    cache.keep(release, signed);
    LOG.info("Release {} {} was pulled from {}", release.catalogue(), release.version(), address);
    return true;
  }

  private void fetch(String address, Release release, CataloguePlace place) throws IOException {
    var folder = cache.stage();
    long sum = 0;
    for (var file : release.files().entrySet()) {
      var bytes = bytes(address, file.getKey(), file.getValue(), place.folder());
      sum += bytes.length;
      if (sum > LARGEST) {
        throw new NotTakenException("the catalogue is larger than 64 MiB");
      }
      var target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, bytes);
    }
    Catalogue.load(folder);
  }

  private byte[] bytes(String address, String file, String digest, Path here) throws IOException {
    var local = here.resolve(file);
    if (Files.isRegularFile(local)) {
      var bytes = Files.readAllBytes(local);
      if (digest.equals(hex(bytes))) {
        return bytes;
      }
    }
    var bytes = web.get(address, "schemas/" + file);
    if (!digest.equals(hex(bytes))) {
      throw new NotTakenException(file + ": is not as released");
    }
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(Digest.sha256(bytes).bytes());
  }
}
