"""The spelling of expressions, as lark reads it. One token ahead is enough, so reading takes linear time."""

GRAMMAR = r"""
?start: _expression
_expression: conditional

?conditional: any
    | any "?" conditional ":" conditional -> choose

?any: all
    | all ("||" all)+ -> any_of

?all: relation
    | relation ("&&" relation)+ -> all_of

?relation: sum
    | relation (EQUAL | UNEQUAL | AT_MOST | AT_LEAST | LESS | MORE | IN) sum -> compare

?sum: product
    | product ((PLUS | MINUS) product)+ -> chain

?product: signed
    | signed ((TIMES | OVER | REMAINDER) signed)+ -> chain

?signed: value
    | (NOT | MINUS) signed -> prefix

?value: WORD -> word
    | value "." WORD -> part
    | value "." WORD "(" _arguments? ")" -> method
    | WORD "(" _arguments? ")" -> call
    | value BRACKET conditional "]" -> place
    | "(" conditional ")"
    | BRACKET _arguments? "]" -> listing
    | QUOTED -> quoted
    | LENGTH -> length
    | FIGURE -> figure
    | TRUE -> truth
    | FALSE -> truth

_arguments: conditional ("," conditional)*

EQUAL: "=="
UNEQUAL: "!="
AT_MOST: "<="
AT_LEAST: ">="
LESS: "<"
MORE: ">"
IN: "in"
PLUS: "+"
MINUS: "-"
TIMES: "*"
OVER: "/"
REMAINDER: "%"
NOT: "!"
BRACKET: "["
TRUE: "true"
FALSE: "false"
NULL: "null"

WORD: /[A-Za-z_][A-Za-z0-9_]*/
// Wherever a unit stands behind a number, the two are a length of time: no expression sets a name behind a number.
LENGTH.2: /[0-9]+[ \t\r\n]+(working[ \t\r\n]+days?|days?|months?|years?)(?![A-Za-z0-9_])/
FIGURE: /[0-9]*\.[0-9]+|[0-9]+/
QUOTED: /"([^"\\\n]|\\.)*"|'([^'\\\n]|\\.)*'/

%ignore /[ \t\r\n]+/
%ignore /\/\/[^\n]*/
"""
