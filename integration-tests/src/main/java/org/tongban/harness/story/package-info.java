/**
 * Stories of several regions as an officer tells them: read from files, played over the real
 * protocol, and reported as pages that need no programmer to read.
 */
package org.tongban.harness.story;
