package org.tongban.node.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.proof.ProofException;
import org.tongban.core.proof.TimeStamp;
import org.tongban.core.proof.TimeStampRequest;
import org.tongban.node.keeper.WebFiles;
import org.tongban.node.settings.StampSettings;

/** Asks one time-stamp authority after the other until one gives a stamp that can be believed. */
public final class StampAuthorities {
  /** A stamp is for those who come later; nobody waits for it. */
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  /** Further from this node's clock, one of the two is wrong. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final StampSettings settings;
  private final Clock clock;
  private final WebFiles web = new WebFiles(ONE_ANSWER);
  private volatile Map<String, String> problems = Map.of();

  public StampAuthorities(StampSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A stamp and who gave it.
   *
   * @param address of the authority
   */
  record Given(TimeStamp stamp, String address) {}

  /** A stamp over these bytes; empty when no authority gave one. */
  Optional<Given> stamp(byte[] content) {
    var faults = new TreeMap<String, String>();
    for (var address : settings.from()) {
      try {
        var given = Optional.of(new Given(ask(address, content), address));
        problems = faults;
        return given;
      } catch (IOException e) {
        faults.put(address, e.getMessage());
      } catch (ProofException e) {
        faults.put(address, "no time-stamp that can be believed: " + e.reason());
      }
    }
    problems = faults;
    return Optional.empty();
  }

  private TimeStamp ask(String address, byte[] content) throws IOException {
    var request = TimeStampRequest.over(content);
    var reply = web.post(URI.create(address), TimeStampRequest.QUERY, request.bytes());
    var stamp = request.open(reply);
    if (!stamp.isBy(trusted())) {
      throw new IOException("the time-stamp is not by an authority that the settings name");
    }
    if (Duration.between(stamp.at(), clock.instant()).abs().compareTo(SKEW) > 0) {
      throw new IOException("the authority's time is " + stamp.at());
    }
    return stamp;
  }

  /** Read each time, so that certificates can be exchanged while the node runs. */
  List<X509Certificate> trusted() throws IOException {
    var found = new ArrayList<X509Certificate>();
    for (Path file : settings.authorities()) {
      try {
        found.add(CertificateReader.read(Files.readAllBytes(file)));
      } catch (CertificateException e) {
        throw new IOException(file + " is no certificate", e);
      }
    }
    return found;
  }

  /** Address to why it gave no stamp the last time. */
  public Map<String, String> problems() {
    return problems;
  }
}
