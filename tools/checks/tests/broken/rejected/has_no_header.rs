//! Tea

fn main() {
    let tea = String::from("tea");
    drop(tea);
    drop(tea); //~ E0382
    //+
}
