"""What texts mean and what belongs together: texts and numbers in, numbers out.

It knows no room, no person and no database. A way of turning texts into vectors is one value of
`method.Method`; everything else here works on vectors and does not care where they come from.
"""
