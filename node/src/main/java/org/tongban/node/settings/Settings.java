package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/**
 * Everything that one node is told. All paths are absolute.
 *
 * @param member the division code that this node answers for
 * @param data the node's own directory: database, last good copies, keys by custom
 * @param federation whose directory is believed
 * @param catalogue folder of the service contracts
 * @param divisions CSV of the division codes with their history
 * @param access who may ask what
 * @param keys the node's own keys
 * @param api listener for the bureau's own systems
 * @param console pages for the member's own people
 * @param peer listener for other members
 * @param ask how long an ask is good for
 * @param later what is answered later
 * @param limits how often anybody may ask
 * @param journal how the node binds itself to what it has recorded
 * @param database the node's own PostgreSQL
 * @param kafka the cluster of the member's own systems; empty where they use the API alone
 * @param registers the member's registers; may be empty for a node that only asks
 * @param routes route files
 * @param watch what the node looks at beside its work
 * @param demonstration switches that no real node may set
 */
public record Settings(
    MemberCode member,
    Path data,
    Federation federation,
    Path catalogue,
    Path divisions,
    Path access,
    KeySettings keys,
    ApiSettings api,
    ConsoleSettings console,
    PeerSettings peer,
    Ask ask,
    LaterSettings later,
    LimitSettings limits,
    JournalSettings journal,
    DatabaseSettings database,
    Optional<KafkaSettings> kafka,
    List<RegisterSettings> registers,
    RouteSettings routes,
    WatchSettings watch,
    Demonstration demonstration) {
  private static final String LOOPBACK_RULE =
      "must be a loopback address while demonstration.allowDemonstrationCertificates is true";

  private static final String PLAIN_RULE =
      "must be a loopback address without api.tls, unless api.allowPlainHttpOutsideLoopback is true";

  public Settings {
    registers = registers == null ? List.of() : List.copyOf(registers);
    boolean demo = demonstration != null && demonstration.allowDemonstrationCertificates();
    new Check()
        .given("member", member)
        .given("data", data)
        .given("federation", federation)
        .given("catalogue", catalogue)
        .given("divisions", divisions)
        .given("access", access)
        .given("keys", keys)
        .given("api", api)
        .given("console", console)
        .given("peer", peer)
        .given("ask", ask)
        .given("later", later)
        .given("limits", limits)
        .given("journal", journal)
        .given("database", database)
        .given("routes", routes)
        .given("watch", watch)
        .given("demonstration", demonstration)
        .rule(
            "registers",
            registers.stream().map(RegisterSettings::name).distinct().count() == registers.size(),
            "must not hold one name twice")
        .rule("api.address", !demo || api == null || api.loopback(), LOOPBACK_RULE)
        .rule("api.address", demo || api == null || api.guarded(), PLAIN_RULE)
        .rule("peer.address", !demo || peer == null || peer.loopback(), LOOPBACK_RULE)
        .rule(
            "peer.port",
            api == null || peer == null || !api.port().equals(peer.port()),
            "must not be the port of the api")
        .done();
  }

  /** Where the embedded database lies; its password is in the file {@code password} there. */
  public Path databaseFolder() {
    return data.resolve("database");
  }

  /**
   * The trust domain.
   *
   * @param directory the signed directory (JWS)
   * @param operator certificate (PEM) that the directory must be signed with
   * @param catalogue the signed release (JWS) that the folder {@link Settings#catalogue} must be;
   *     empty where nobody releases the catalogue
   * @param directoryFrom addresses that newer directories are pulled from; none when they are
   *     brought
   * @param catalogueFrom addresses that newer releases are pulled from; none when they are brought
   * @param pullEvery time between two pulls
   * @param maxAge how long after it was issued a directory may serve, where that shall be shorter
   *     than the operator says
   * @param revocation what is asked about certificates beside the directory; empty for nobody
   */
  public record Federation(
      Path directory,
      Path operator,
      Optional<Path> catalogue,
      List<String> directoryFrom,
      List<String> catalogueFrom,
      Duration pullEvery,
      Optional<Duration> maxAge,
      Optional<RevocationSettings> revocation) {
    private static final Duration SHORTEST_PULL = Duration.ofSeconds(10);

    public Federation {
      directoryFrom = directoryFrom == null ? List.of() : List.copyOf(directoryFrom);
      catalogueFrom = catalogueFrom == null ? List.of() : List.copyOf(catalogueFrom);
      boolean released = catalogue != null && catalogue.isPresent();
      new Check()
          .given("directory", directory)
          .given("operator", operator)
          .rule(
              "directoryFrom", directoryFrom.stream().allMatch(Addresses::web), Addresses.WEB_RULE)
          .rule(
              "catalogueFrom", catalogueFrom.stream().allMatch(Addresses::web), Addresses.WEB_RULE)
          .rule(
              "catalogueFrom",
              catalogueFrom.isEmpty() || released,
              "needs catalogue too: what is there before the first pull must be signed as well")
          .value(
              "pullEvery", pullEvery, t -> t.compareTo(SHORTEST_PULL) >= 0, "must be 10s or longer")
          .rule(
              "maxAge",
              maxAge == null || maxAge.filter(t -> !Check.positive(t)).isEmpty(),
              "must be longer than 0")
          .done();
    }
  }

  /** Names of the registers in which look-ups may write. */
  public Set<String> stepRegisters() {
    return registers.stream()
        .filter(register -> register.takesSteps().orElse(false))
        .map(RegisterSettings::name)
        .collect(Collectors.toSet());
  }

  /**
   * The life of an ask.
   *
   * @param validity from signing to expiry; 1 s to 10 min
   * @param clockSkew tolerated difference of the two nodes' clocks; at most 10 min, as in Tink
   * @param suite the only suite in which this node asks; where it is left out, the first of the
   *     contract that both members speak
   */
  public record Ask(Duration validity, Duration clockSkew, Optional<Suite> suite) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Ask {
      new Check()
          .value(
              "validity",
              validity,
              t -> t.compareTo(Duration.ofSeconds(1)) >= 0 && t.compareTo(LONGEST) <= 0,
              "must be 1s to 10m")
          .value(
              "clockSkew",
              clockSkew,
              t -> !t.isNegative() && t.compareTo(LONGEST) <= 0,
              "must be 0s to 10m")
          .done();
    }
  }

  /**
   * Switches that weaken the node on purpose; both listeners must be on loopback then.
   *
   * @param allowDemonstrationCertificates accept certificates of the example authority, whose keys
   *     everybody can make
   * @param simulator regions that are played beside the node, and turned from its console; empty
   *     for none
   */
  public record Demonstration(
      Boolean allowDemonstrationCertificates, Optional<SimulatorSettings> simulator) {
    public Demonstration {
      boolean allowed = Boolean.TRUE.equals(allowDemonstrationCertificates);
      new Check()
          .given("allowDemonstrationCertificates", allowDemonstrationCertificates)
          .rule(
              "simulator",
              allowed || !Check.present(simulator),
              "needs allowDemonstrationCertificates: it is no part of a real node")
          .done();
    }
  }
}
