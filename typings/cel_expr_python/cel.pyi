from collections.abc import Mapping

class Type:
    BOOL: Type
    DOUBLE: Type
    INT: Type
    STRING: Type
    @staticmethod
    def List(item: Type) -> Type: ...

class Value:
    def value(self) -> object: ...

class Expression:
    def return_type(self) -> Type: ...
    def eval(self, *, data: Mapping[str, str | int | float | bool | list[str]]) -> Value: ...

class Env:
    def compile(self, text: str) -> Expression: ...

def NewEnv(*, variables: Mapping[str, Type]) -> Env: ...
