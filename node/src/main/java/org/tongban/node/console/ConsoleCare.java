package org.tongban.node.console;

import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.tongban.node.console.user.SignInTries;

/** Throws away what the console no longer needs. */
final class ConsoleCare {
  private final Supplier<JdbcIndexedSessionRepository> sessions;
  private final Supplier<SignInTries> tries;

  ConsoleCare(Supplier<JdbcIndexedSessionRepository> sessions, Supplier<SignInTries> tries) {
    this.sessions = sessions;
    this.tries = tries;
  }

  /** Sessions that have ended, and tries of long ago. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void clear() {
    sessions.get().cleanUpExpiredSessions();
    tries.get().purge();
  }
}
