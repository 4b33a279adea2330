package org.tongban.node.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A pool of connections to the node's database, whose tables are there and which is durable. */
public final class Database implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** What a database must have on for a returned commit to be a lasting one. */
  private static final List<String> DURABLE =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens the node's database on its own server.
   *
   * @param connections largest number of connections
   * @throws StoreException when it can't be reached, migrated or trusted
   */
  public static Database open(OwnPostgres server, int connections) {
    return open(server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password(), connections);
  }

  /**
   * Opens a database elsewhere.
   *
   * @param url JDBC address without user and password
   * @param connections largest number of connections
   * @throws StoreException when it can't be reached, migrated or trusted
   */
  public static Database open(String url, String user, String password, int connections) {
    var database = new Database(pool(url, user, password, connections));
    boolean good = false;
    try {
      database.migrate();
      database.checkDurable();
      good = true;
      return database;
    } finally {
      if (!good) {
        database.close();
      }
    }
  }

  private static HikariDataSource pool(String url, String user, String password, int connections) {
    var config = new HikariConfig();
    config.setPoolName("tongban");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("ApplicationName", "tongban");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    // the server's detail of an error holds values
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreException("the database can't be reached", e);
    }
  }

  private void migrate() {
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    } catch (FlywayException e) {
      throw new StoreException("the tables of the database can't be brought up to date", e);
    }
  }

  private void checkDurable() {
    try (var connection = pool.getConnection();
        var show = connection.prepareStatement("SELECT current_setting(?)")) {
      for (String setting : DURABLE) {
        show.setString(1, setting);
        try (var result = show.executeQuery()) {
          result.next();
          if (result.getString(1).equals("off")) {
            throw new StoreException(
                "the database has " + setting + " off, so a record could be lost; set it on");
          }
        }
      }
    } catch (SQLException e) {
      throw new StoreException("the database can't be asked whether it is durable", e);
    }
  }

  /** Counts from now on how its connections are used. */
  void meter(MeterRegistry meters) {
    pool.setMetricRegistry(meters);
  }

  /** The pool. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
