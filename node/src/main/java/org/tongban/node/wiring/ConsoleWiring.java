package org.tongban.node.wiring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.node.console.ConsoleSetup;

/** The console, where the settings want one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tongban.console", havingValue = "true")
@Import(ConsoleSetup.class)
class ConsoleWiring {}
