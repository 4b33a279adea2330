/**
 * What can still be shown when both nodes are gone: time-stamps, the container that holds an
 * exchange with all that its verification needs, and the verifier.
 */
package org.tongban.core.proof;
