package org.tongban.it.federation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Keeps what the nodes log, with the messages of exceptions, which a console may leave out. */
final class NodeLog extends AppenderBase<ILoggingEvent> {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  static NodeLog listen() {
    var log = new NodeLog();
    log.goOn();
    return log;
  }

  /** Whoever starts one more node in this JVM sets the log up anew, and nobody would listen. */
  void goOn() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    lines.add(
        event.getLoggerName()
            + " "
            + event.getFormattedMessage()
            + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
  }

  /** Takes out what was logged until now. */
  String drain() {
    var text = new StringBuilder();
    for (var line = lines.poll(); line != null; line = lines.poll()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
