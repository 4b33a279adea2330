package org.tongban.node.demo.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Violation;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.lookup.JqLanguage;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.Servers;

/** The shipped look-up files of all regions, running over their registers; started once. */
public final class LookUpBench {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  public static final Map<Region, RegisterContent> REGISTERS = DemoRegisters.make(TODAY);

  private static final Path LOOKUPS = Path.of("..", "routes", "lookups");

  /** Tests run in several processes at once. */
  private static final Path OWN =
      Path.of("target", "servers", "fork-" + System.getProperty("tongban.fork", "0"));

  private static final Path SCHEMAS = Path.of("..", "schemas");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LookUpBench INSTANCE = new LookUpBench();

  private final Catalogue catalogue = Catalogue.load(SCHEMAS);
  private final Map<Region, CamelContext> contexts = new EnumMap<>(Region.class);
  private final StandInRegister standIn;
  private final CareServer care;

  private LookUpBench() {
    OwnPostgres postgres = Servers.start(OWN.resolve("look-ups"));
    try {
      standIn = StandInRegister.start(REGISTERS.get(Region.WUJIANG), 0);
      care = CareServer.start(REGISTERS.get(Region.JIASHAN), crosswalks(), 0);
      contexts.put(Region.QINGPU, context(Region.QINGPU, database(postgres, Region.QINGPU)));
      contexts.put(Region.WUJIANG, context(Region.WUJIANG, null));
      contexts.put(Region.JIASHAN, context(Region.JIASHAN, database(postgres, Region.JIASHAN)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  contexts.values().forEach(CamelContext::stop);
                  standIn.close();
                  care.close();
                  postgres.close();
                }));
  }

  /** Those that are shipped, and one of an agreement that leaves things open. */
  private static Path crosswalks() throws IOException {
    Path folder = Files.createDirectories(OWN.resolve("crosswalks"));
    Path own = Path.of("src", "test", "resources", "org", "tongban", "node", "demo", "fhir");
    for (Path from : List.of(SCHEMAS.resolve("fhir"), own)) {
      try (DirectoryStream<Path> maps = Files.newDirectoryStream(from, "ConceptMap-*.json")) {
        for (Path map : maps) {
          Files.copy(map, folder.resolve(map.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return folder;
  }

  public static LookUpBench get() {
    return INSTANCE;
  }

  private static DataSource database(OwnPostgres postgres, Region region) throws SQLException {
    String name = "register_" + region.code();
    postgres.createDatabase(name);
    HikariDataSource source = new HikariDataSource();
    source.setMaximumPoolSize(2);
    source.setJdbcUrl(postgres.url(name));
    source.setUsername(OwnPostgres.USER);
    source.setPassword(postgres.password());
    RegisterLoader loader = new RegisterLoader(source);
    loader.load(REGISTERS.get(region));
    // the second time must replace the first
    loader.load(REGISTERS.get(region));
    return source;
  }

  private CamelContext context(Region region, DataSource database) throws IOException {
    CamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("jq", new JqLanguage());
    if (database != null) {
      context.getRegistry().bind("register-civil", database);
      context.getRegistry().bind("register-counter", database);
    }
    Properties properties = new Properties();
    properties.setProperty("register.civil.url", standIn.address().toString());
    if (CareServer.REGIONS.contains(region)) {
      properties.setProperty("register.care.url", care.address(region).toString());
    }
    context.getPropertiesComponent().setInitialProperties(properties);
    try (Stream<Path> files = Files.list(LOOKUPS.resolve(region.code()))) {
      for (Path file : files.sorted().toList()) {
        load(context, file);
      }
    }
    context.start();
    return context;
  }

  // Camel takes everything behind the first dot of a name for its extension, so the name is ours
  private static void load(CamelContext context, Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromString("look-up.camel.yaml", text));
    } catch (RuntimeException | IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(file.toString(), failed);
    }
  }

  /** What the look-up says to this body. */
  public JsonNode ask(Region region, String service, String purpose, Map<String, Object> body) {
    return ask(region, service, Map.of("tongbanPurpose", purpose), body);
  }

  /**
   * The same with the agreement that the decision relied on.
   *
   * @param headers the purpose, and the agreement where there is one
   */
  public JsonNode ask(
      Region region, String service, Map<String, Object> headers, Map<String, Object> body) {
    if (contexts.get(region).getRoute("lookup-" + service + ".many") != null) {
      return askAll(region, service, headers, List.of(body)).get(0);
    }
    return tree(request(region, "lookup-" + service, headers, body));
  }

  /** What the look-up of many says to each of these bodies. */
  public List<JsonNode> askAll(
      Region region,
      String service,
      Map<String, Object> headers,
      List<Map<String, Object>> bodies) {
    Object reply =
        request(region, "lookup-" + service + ".many", headers, JSON.valueToTree(bodies));
    List<JsonNode> results = new ArrayList<>();
    tree(reply).forEach(results::add);
    return results;
  }

  /** A route leaves JSON as text or as a tree. */
  private static JsonNode tree(Object reply) {
    try {
      return reply instanceof String text ? JSON.readTree(text) : JSON.valueToTree(reply);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object request(Region region, String route, Map<String, Object> headers, Object body) {
    FluentProducerTemplate template = contexts.get(region).createFluentProducerTemplate();
    return template
        .to("direct:" + route)
        .withHeaders(headers)
        .withHeader("tongbanToday", TODAY.toString())
        .withBody(body)
        .request();
  }

  /** What breaks the contract in a record's answer. */
  public List<Violation> violations(String service, JsonNode record) {
    Contract contract = catalogue.newest(new ServiceId(service)).orElseThrow();
    Outcome outcome = Outcome.valueOf(record.path("outcome").asText("POSITIVE"));
    return catalogue.checkAnswer(
        contract, outcome, Optional.of(record.path("answer")).filter(JsonNode::isObject));
  }

  /** One in twelve: enough to meet every kind of record, and quick. */
  public static <T> List<T> sample(List<T> records) {
    return IntStream.range(0, records.size())
        .filter(i -> i % 12 == 0)
        .mapToObj(records::get)
        .toList();
  }

  static Person endingInX(List<Household> households) {
    return households.stream()
        .flatMap(household -> household.members().stream())
        .map(Household.Member::person)
        .filter(person -> person.idNumber().endsWith("X"))
        .findFirst()
        .orElseThrow();
  }

  public static Map<String, Object> subject(KnownPerson person) {
    return Map.of("subject", named(person.idNumber(), person.name()));
  }

  public static Map<String, Object> named(String idNumber, String name) {
    return Map.of("idNumber", idNumber, "name", name);
  }
}
