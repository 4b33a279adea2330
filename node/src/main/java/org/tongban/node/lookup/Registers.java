package org.tongban.node.lookup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.tongban.node.settings.RegisterSettings;

/**
 * The member's own data sources, as look-ups name them: a database is the bean {@code
 * register-NAME}, an HTTP system's address the property {@code register.NAME.url}. A register that
 * is down doesn't keep a node from starting.
 */
public final class Registers implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final long WAIT_MILLIS = 3_000;

  private final Map<String, HikariDataSource> databases;
  private final Properties addresses;

  private Registers(Map<String, HikariDataSource> databases, Properties addresses) {
    this.databases = databases;
    this.addresses = addresses;
  }

  /** Prepares the registers; connects to none of them yet. */
  public static Registers open(List<RegisterSettings> settings) {
    var databases = new LinkedHashMap<String, HikariDataSource>();
    var addresses = new Properties();
    for (var register : settings) {
      if (register.sql()) {
        databases.put(register.name(), database(register));
      } else {
        addresses.setProperty("register." + register.name() + ".url", register.url());
      }
    }
    return new Registers(databases, addresses);
  }

  private static HikariDataSource database(RegisterSettings register) {
    var config = new HikariConfig();
    config.setPoolName("register-" + register.name());
    config.setJdbcUrl(register.url());
    config.setUsername(register.user().orElseThrow());
    register.passwordFile().map(Registers::firstLine).ifPresent(config::setPassword);
    if (!register.takesSteps().orElse(false)) {
      config.setReadOnly(true);
      // by default the driver keeps to it only in transactions that somebody begins
      config.addDataSourceProperty("readOnlyMode", "always");
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  /** Makes them known to the look-ups of this context. */
  public void bindTo(CamelContext camel) {
    databases.forEach((name, source) -> camel.getRegistry().bind("register-" + name, source));
    camel.getPropertiesComponent().setInitialProperties(addresses);
    camel.getCamelContextExtension().registerEndpointCallback(new CountedParameters(camel));
  }

  @Override
  public void close() {
    databases.values().forEach(HikariDataSource::close);
  }
}
