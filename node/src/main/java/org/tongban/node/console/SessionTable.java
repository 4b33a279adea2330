package org.tongban.node.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of sessions, as Spring Session reads and writes it. */
final class SessionTable {
  /** Without a click for so long, and somebody must sign in again. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** What a session holds: a name, a time, and what the next page says. */
  private static final ObjectInputFilter KINDS =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=8;maxbytes=65536;java.lang.*;java.util.*;java.util.concurrent.*;"
              + "org.springframework.util.*;org.springframework.web.servlet.FlashMap;!*");

  private SessionTable() {}

  static JdbcIndexedSessionRepository over(DataSource source) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(source), transactions);
    new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
    sessions.setTableName("console_session");
    sessions.setDefaultMaxInactiveInterval(IDLE);
    // the housekeeping of all else does it
    sessions.setCleanupCron("-");
    sessions.setConversionService(converters());
    sessions.afterPropertiesSet();
    return sessions;
  }

  private static GenericConversionService converters() {
    var converters = new GenericConversionService();
    converters.addConverter(Object.class, byte[].class, new SerializingConverter());
    converters.addConverter(byte[].class, Object.class, SessionTable::read);
    return converters;
  }

  private static Object read(byte[] bytes) {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(KINDS);
      return in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a session holds what this version doesn't know", e);
    }
  }
}
