/** A Kafka broker of the harness's own, run from Maven's jars as a process that can be killed. */
package org.tongban.harness.broker;
