package org.tongban.node.keeper;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.settings.Settings;

/**
 * Holds the last good catalogue. One that was pulled, or brought into the folder that the settings
 * name, takes its place when it can be read as a whole and is as released, where there is a
 * release. Safe for use by many threads.
 */
public final class CatalogueKeeper implements Supplier<Catalogue> {
  private final Settings settings;
  private final ReleasedCatalogue released;
  private final CataloguePull pull;
  private final Clock clock;
  private final Keeper<Held> keeper;

  private record Held(Catalogue catalogue, Optional<Release> release) {}

  /**
   * @param first loads the folder for the start; it may have begun already
   * @throws CatalogueException with every problem of the folder
   * @throws NotTakenException when it is not as released
   */
  public CatalogueKeeper(
      Settings settings, SignedDocuments documents, Clock clock, Supplier<Catalogue> first) {
    this.settings = settings;
    this.released = new ReleasedCatalogue(settings, documents, clock);
    this.pull = new CataloguePull(settings, released);
    this.clock = clock;
    var files = new ArrayList<>(List.of(settings.catalogue()));
    settings.federation().catalogue().ifPresent(files::add);
    files.add(new CatalogueCache(settings).root());
    files.addAll(released.operatorFiles());
    this.keeper = new Keeper<>("The catalogue", files, this::read, () -> first(first));
  }

  /** A copy that was damaged while the node was down is fetched again. */
  private Held first(Supplier<Catalogue> first) {
    var place = CataloguePlace.inForce(settings);
    try {
      return passed(place, first);
    } catch (NotTakenException | CatalogueException e) {
      if (pull.pull(place, Optional.empty())) {
        return read();
      }
      throw e;
    }
  }

  private Held read() {
    var place = CataloguePlace.inForce(settings);
    return passed(place, () -> Catalogue.load(place.folder()));
  }

  /** Checked on both sides of reading: what was edited meanwhile doesn't slip in. */
  private Held passed(CataloguePlace place, Supplier<Catalogue> reader) {
    released.check(place);
    var catalogue = reader.get();
    return new Held(catalogue, released.passed(place));
  }

  /** Fetches a newer release, where the settings say from where; called at intervals. */
  public void pull() {
    pull.pull(CataloguePlace.inForce(settings), release());
  }

  /** Address to why nothing could be pulled from it the last time. */
  public Map<String, String> pullProblems() {
    return pull.problems();
  }

  /**
   * The catalogue in force.
   *
   * @throws RefusedException {@code CATALOGUE_EXPIRED}: a release is good up to its expiry only
   */
  @Override
  public Catalogue get() {
    var held = keeper.held();
    held.release()
        .map(Release::expires)
        .filter(expires -> !clock.instant().isBefore(expires))
        .ifPresent(
            expires -> {
              throw new RefusedException(Reason.CATALOGUE_EXPIRED, "expired at " + expires);
            });
    return held.catalogue();
  }

  /** The one held, for those who only read what it says: expired ones too. */
  public Catalogue held() {
    return keeper.held().catalogue();
  }

  /** Of the one held; empty where nobody releases the catalogue. */
  public Optional<Release> release() {
    return keeper.held().release();
  }

  /** Why the folder as it is now was not taken over; empty when it was. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** Looks whether files have changed; called at intervals. */
  public void refresh() {
    keeper.refresh();
  }
}
