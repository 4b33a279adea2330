/** Asks about many people at once, as a local system does. */
package org.tongban.harness.batch;
