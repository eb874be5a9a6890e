// The engine's sources are read by two compilers: TypeScript sees AssemblyScript's types as these.
declare type i32 = number;
declare type bool = boolean;
