/**
 * The people who may sign in to the console: who they are, which passwords are good enough, how
 * often somebody may try, and what was done.
 */
package org.tongban.node.console.user;
