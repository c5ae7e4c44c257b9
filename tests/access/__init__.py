"""What makes a page hard to use, and what automatic checkers such as axe do not see.

`markup` reads the HTML, `looks` asks the browser how it is laid out and coloured, `keyboard` uses it as somebody
without a mouse would. Each check is a function with the criterion of WCAG 2.2 it belongs to and a sentence why, and
yields what is wrong. `seeds` holds faults of every kind, put into pages of the built site to show that just that check
tells them.
"""
